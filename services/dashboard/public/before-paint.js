// Runs before the first paint, so that neither theme nor language flashes.
(() => {
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem("liggare.theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    if (localStorage.getItem("liggare.language") === "en") root.lang = "en";
  } catch {
    // Storage is closed to the page: the system's theme and Swedish hold.
  }
})();
