() => requestAnimationFrame(() => {
    // The last question goes to the top of the chat, so that the answer is read from its headline on; on a narrow screen
    // the chat has no height of its own, and the page moves instead. A field that has to be corrected comes first.
    const wrong = document.querySelector("#pa-chat .pa-wrong :is(input, select)");
    if (wrong) {
        wrong.setAttribute("aria-invalid", "true");
        return wrong.focus();
    }
    const said = [...document.querySelectorAll("#pa-chat .pa-said")].pop();
    const log = document.querySelector("#pa-chat [role='log']");
    if (!said || !log) return;
    const moved = log.scrollHeight > log.clientHeight + 1 ? log : document.scrollingElement;
    const top = moved === log ? log.getBoundingClientRect().top : 0;
    moved.scrollTop += said.getBoundingClientRect().top - top - 20;
})
