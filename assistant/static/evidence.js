// A citation's mark in the chat opens its source here: its class pa-open-TURN-INDEX is the key.
let left = null; // the mark that was opened last
document.addEventListener("click", (event) => {
    if (event.target.closest(".pa-back")) left?.scrollIntoView({ block: "center" });
    const mark = event.target.closest(".pa-mark");
    const opens = mark && [...mark.classList].find((name) => name.startsWith("pa-open-"));
    if (!opens) return;
    left = mark;
    trigger("select", { key: opens.slice("pa-open-".length) });
    const side = element.closest("#pa-side");
    side.scrollTop = 0; // beside the chat it scrolls by itself; below it, on a narrow screen, the page does
    side.scrollIntoView({ block: "nearest", behavior: "smooth" });
    toCited();
});
// The cited clause goes near the top of the clauses, below the end of the one before, with its neighbours to scroll to.
const toCited = () => requestAnimationFrame(() => {
    const clauses = element.querySelector(".pa-clauses");
    const cited = element.querySelector(".pa-cited");
    if (!clauses || !cited) return;
    clauses.scrollTop += cited.parentElement.getBoundingClientRect().top - clauses.getBoundingClientRect().top - 40;
});
watch("value", toCited);
