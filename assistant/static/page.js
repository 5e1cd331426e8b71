() => {
    document.documentElement.lang = "LANGUAGE";
    // How much of a wide screen is left below the header, which takes more lines in a narrower window.
    const columns = document.querySelector(".pa-columns");
    const fit = () => document.documentElement.style.setProperty("--pa-top", `${columns.getBoundingClientRect().top + scrollY}px`);
    new ResizeObserver(fit).observe(document.querySelector("#pa-top"));
    // A number typed beside the slider stays within its range, and nothing is asked for while the field is empty.
    document.addEventListener("input", (event) => {
        if (!event.target.matches("#pa-slider input[type=number]")) return;
        const { min, max } = event.target.closest("#pa-slider").querySelector("input[type=range]");
        if (event.target.value === "") event.stopPropagation();
        else event.target.value = Math.min(Math.max(event.target.value, min), max);
    }, true);
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
    // Conversations beside this one: a new one is begun, an earlier one gone back to. The other windows of this browser follow.
    const going = (path, body) => fetch(`/conversation/${path}`, {
        method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body),
    }).then(() => {
        windows.postMessage("left");
        away();
    });
    document.addEventListener("click", (event) => {
        if (event.target.closest(".pa-new")) going("new", {});
        const back = event.target.closest(".pa-go-back");
        if (back) going("open", { number: Number(back.value) });
    });
    document.addEventListener("toggle", async (event) => {
        if (!event.target.matches?.(".pa-menu[open]")) return;
        const listed = await fetch("/conversation/earlier?language=LANGUAGE");
        event.target.querySelector(".pa-earlier").innerHTML = await listed.text(); // escaped by the server
    }, true);
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
