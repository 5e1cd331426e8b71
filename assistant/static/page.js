() => { document.documentElement.lang = "LANGUAGE"; }
