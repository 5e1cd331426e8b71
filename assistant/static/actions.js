// The buttons under an answer: their class pa-do-NAME-PLACE says what to do, and to which exchange.
const EVENTS = { up: "like", down: "select", retry: "retry", edit: "edit" };
const copied = async (text) => {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    const area = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(area);
    area.select();
    document.execCommand("copy"); // the only way on a page without HTTPS
    area.remove();
};
document.addEventListener("click", (event) => {
    const example = event.target.closest("#pa-chat .pa-example");
    if (example) trigger("submit", { text: example.textContent });
    const button = event.target.closest("#pa-chat .pa-do");
    const [, , name, place] = [...(button?.classList ?? [])].find((one) => /^pa-do-\w+-\d+$/.test(one))?.split("-") ?? [];
    if (!name) return;
    if (name === "copy") {
        const answer = button.closest(".pa-answer").cloneNode(true);
        answer.querySelector(".pa-actions").remove();
        const shelf = document.body.appendChild(Object.assign(document.createElement("div"), { className: "pa-aside" }));
        shelf.append(answer); // its text has line breaks only while it is laid out
        const text = answer.innerText;
        shelf.remove();
        copied(text).then(() => {
            if (!button.classList.contains("pa-chosen")) button.append(" ✓");
            button.classList.add("pa-chosen");
        });
        return;
    }
    trigger(EVENTS[name], { place: Number(place) });
    if (name === "edit") document.querySelector("#pa-question textarea")?.focus();
});
// The form for what is missing stands inside the chat; a button that answers it alone is part of what it sends.
document.addEventListener("submit", (event) => {
    if (!event.target.closest("#pa-chat .pa-form")) return;
    event.preventDefault();
    trigger("input", { fields: Object.fromEntries(new FormData(event.target, event.submitter)) });
});
