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
    // While the server cannot be reached, Gradio says so in English and tries again; then it loads the page anew, and what
    // was typed meanwhile is still there.
    const LOST = "Connection to the server was lost";
    const field = () => document.querySelector("#pa-question textarea");
    new MutationObserver((changes) => {
        for (const { addedNodes } of changes) for (const node of addedNodes) {
            if (!node.textContent?.includes(LOST) || !node.querySelector?.(".toast-messages")) continue;
            const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                if (walker.currentNode.data.includes(LOST)) walker.currentNode.data = "CONNECTION_LOST";
                else if (/^(Error|Connection Lost)$/.test(walker.currentNode.data.trim())) walker.currentNode.data = "";
            }
            sessionStorage.setItem("typed", field()?.value ?? "");
        }
    }).observe(document.body, { childList: true, subtree: true });
    const typed = sessionStorage.getItem("typed");
    sessionStorage.removeItem("typed");
    if (typed && field()) {
        field().value = typed;
        field().dispatchEvent(new Event("input", { bubbles: true }));
    }
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
    document.addEventListener("keydown", ({ key }) => {
        const menu = key === "Escape" && document.querySelector(".pa-menu[open]");
        if (!menu) return;
        menu.open = false;
        menu.querySelector("summary").focus();
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
    const NOTICE = Math.min(60000, IDLE / 4); // time enough to see it and go on
    const notice = Object.assign(document.createElement("p"), { className: "pa-idle", role: "alert" });
    document.querySelector(".gradio-container").append(notice);
    let used = Date.now(), told = used, renewed = used;
    const use = () => {
        used = Date.now();
        notice.textContent = "";
        if (used - told > 5000) windows.postMessage("used"), told = used;
        if (used - renewed < IDLE / 4) return;
        renewed = used; // who only reads goes on too: the server hears of it, and the cookie lives on
        fetch("/conversation/earlier", { headers: { accept: "text/html" } });
    };
    const check = () => {
        const left = IDLE - (Date.now() - used);
        if (left <= 0) return leave("end");
        if (left <= NOTICE && !notice.textContent) notice.textContent = "IDLE_NOTICE";
    };
    windows.onmessage = ({ data }) => {
        if (data === "left") return away();
        used = Date.now();
        notice.textContent = "";
    };
    ["pointerdown", "keydown", "scroll", "pointermove"].forEach((name) => document.addEventListener(name, use, { passive: true, capture: true }));
    document.addEventListener("visibilitychange", check);
    setInterval(check, 5000);
}
