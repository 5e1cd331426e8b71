() => requestAnimationFrame(() => {
    // The last question goes to the top of the chat, so that the answer is read from its headline on.
    const said = [...document.querySelectorAll("#pa-chat .pa-said")].pop();
    const log = document.querySelector("#pa-chat [role='log']");
    if (!said || !log) return;
    log.scrollTop += said.getBoundingClientRect().top - log.getBoundingClientRect().top - 20;
})
