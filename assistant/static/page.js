() => {
    document.documentElement.lang = "LANGUAGE";
    // Leaving: the server forgets the token and gives another one, then nothing of the conversation is on the screen.
    const leave = (how) => fetch(`/conversation/${how}`, { method: "POST" }).finally(() => location.replace(location.pathname));
    document.addEventListener("click", (event) => {
        if (event.target.closest(".pa-end")) leave("end");
        if (event.target.closest(".pa-remove") && confirm("REMOVE_QUESTION")) leave("remove");
    });
    // A shared computer: after the idle minutes the conversation ends here too.
    let idle;
    const wait = () => {
        clearTimeout(idle);
        idle = setTimeout(() => leave("end"), IDLE_MINUTES * 60000);
    };
    ["pointerdown", "keydown", "scroll", "pointermove"].forEach((name) => document.addEventListener(name, wait, { passive: true, capture: true }));
    wait();
}
