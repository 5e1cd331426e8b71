() => requestAnimationFrame(() => {
    // A panel that has just opened may stand outside of what can be seen; its first field is the one to go on with.
    const panel = document.querySelector("#PANEL");
    panel?.querySelector("input, textarea")?.focus({ preventScroll: true });
    panel?.scrollIntoView({ block: "center" });
})
