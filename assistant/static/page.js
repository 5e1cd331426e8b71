() => {
    document.documentElement.lang = "LANGUAGE";
    // Leaving: the server forgets the token and gives another one, then nothing of the conversation is on the screen.
    // The other windows of this browser share the conversation: they stay as long as one of them is used, and leave together.
    const windows = new BroadcastChannel("policy-advisor");
    const away = () => location.replace(location.pathname);
    const leave = (how) => fetch(`/conversation/${how}`, { method: "POST" }).finally(() => {
        windows.postMessage("left");
        away();
    });
    document.addEventListener("click", (event) => {
        for (const menu of document.querySelectorAll(".pa-menu[open]")) if (!menu.contains(event.target)) menu.open = false;
        if (event.target.closest(".pa-end")) leave("end");
        if (event.target.closest(".pa-remove") && confirm("REMOVE_QUESTION")) leave("remove");
    });
    // A shared computer: after the idle minutes the conversation ends here too. Counted by the clock, because a timer
    // stands still while the computer sleeps.
    const terminal = document.cookie.includes("pa_terminal=1"); // as the desk has made it: two minutes are enough
    const IDLE = terminal ? 120000 : IDLE_MINUTES * 60000;
    let used = Date.now(), told = used;
    const use = () => {
        used = Date.now();
        if (used - told > 5000) windows.postMessage("used"), told = used;
    };
    const check = () => Date.now() - used >= IDLE && leave("end");
    windows.onmessage = ({ data }) => data === "left" ? away() : (used = Date.now());
    ["pointerdown", "keydown", "scroll", "pointermove"].forEach((name) => document.addEventListener(name, use, { passive: true, capture: true }));
    document.addEventListener("visibilitychange", check);
    setInterval(check, 10000);
}
