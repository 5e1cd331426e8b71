// The conversation ends in this window too when it ends in the one it was opened from.
const windows = new BroadcastChannel("policy-advisor");
windows.onmessage = ({ data }) => data === "left" && location.reload();
