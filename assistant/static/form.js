// A form of facts: what was typed goes to the server under each fact's id.
element.addEventListener("submit", (event) => {
    event.preventDefault();
    trigger("submit", { fields: Object.fromEntries(new FormData(event.target)) });
});
// The first field with a problem is the one to go on with.
watch("value", () => requestAnimationFrame(() => element.querySelector("[aria-invalid]")?.focus()));
