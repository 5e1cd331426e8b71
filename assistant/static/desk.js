// Saves what is typed, so that a closed window loses nothing; the server has the last word on everything else.
for (const form of document.querySelectorAll("form[data-draft]")) {
    let waiting;
    const save = () => {
        clearTimeout(waiting);
        fetch(form.dataset.draft, { method: "POST", body: new URLSearchParams(new FormData(form)), keepalive: true })
            .then((answer) => { form.querySelector("[data-saved]").textContent = answer.status === 204 ? form.dataset.done : ""; })
            .catch(() => { form.querySelector("[data-saved]").textContent = ""; });
    };
    form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(save, 700); });
    form.addEventListener("submit", () => clearTimeout(waiting));
}
// Narrows a long form to the fields that fit what is typed: words of their label, or its pinyin initials.
for (const filter of document.querySelectorAll("input[data-narrows]")) {
    const fields = [...document.querySelectorAll(`${filter.dataset.narrows} [data-words]`)];
    const fits = (field) => field.dataset.words.includes(filter.value.trim().toLowerCase());
    const narrow = () => {
        for (const field of fields) {
            const filled = [...field.querySelectorAll("input")].some((one) => (one.type === "radio" ? one.checked && one.value : one.value));
            field.hidden = !filled && !fits(field);
        }
        for (const part of document.querySelectorAll(`${filter.dataset.narrows} details`)) {
            part.open = Boolean(filter.value.trim()) || part.hasAttribute("data-open");
            part.hidden = !part.querySelector("[data-words]:not([hidden])");
        }
    };
    filter.addEventListener("input", narrow);
    filter.addEventListener("keydown", (event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        fields.find(fits)?.querySelector("input")?.focus();
    });
    narrow();
}
// Another place has other texts: the form comes again with theirs, and with what was typed.
for (const choice of document.querySelectorAll("select[data-reload]")) {
    choice.addEventListener("change", () => choice.form.requestSubmit(choice.form.querySelector("[data-again]")));
}
// A list that is being screened: how far it is, until it is done.
for (const run of document.querySelectorAll("[data-run]")) {
    const look = () => fetch(run.dataset.run).then((answer) => answer.json()).then((state) => {
        if (state.done) return location.reload();
        run.textContent = state.said;
        setTimeout(look, 1500);
    });
    setTimeout(look, 700);
}
// A public terminal: after the idle minutes the visit ends, and the way back shows nothing of it.
const end = document.querySelector("form[data-idle-seconds]");
if (end) {
    let idle;
    const wait = () => {
        clearTimeout(idle);
        idle = setTimeout(() => end.requestSubmit(), Number(end.dataset.idleSeconds) * 1000);
    };
    for (const name of ["pointerdown", "keydown", "scroll", "pointermove"]) {
        document.addEventListener(name, wait, { passive: true, capture: true });
    }
    wait();
}
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
// Keys for what is done with every visitor; the page says which.
document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    // The last one: where the way to the search stands in the bar and the search below it, the search is meant.
    const wanted = [...document.querySelectorAll(`[aria-keyshortcuts="Alt+${event.code.replace("Key", "")}"]`)].at(-1);
    if (!wanted) return;
    event.preventDefault();
    if (wanted.matches("input")) wanted.focus();
    else wanted.click();
});
