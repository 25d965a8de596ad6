import { useState } from "react";
import { useLanguage } from "../i18n/index.ts";
import { remember } from "../storage.ts";

const themes = ["system", "light", "dark"] as const;
type Theme = (typeof themes)[number];
const names = { system: "theme.system", light: "theme.light", dark: "theme.dark" } as const;

const current = (): Theme => themes.find((theme) => theme === document.documentElement.dataset.theme) ?? "system";

function choose(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  remember("theme", theme);
}

export function ThemeChoice() {
  const { t } = useLanguage();
  const [theme, setTheme] = useState(current);
  return (
    <select
      className="input theme-choice"
      aria-label={t("theme.name")}
      value={theme}
      onChange={({ target }) => {
        const chosen = themes.find((one) => one === target.value) ?? "system";
        choose(chosen);
        setTheme(chosen);
      }}
    >
      {themes.map((one) => (
        <option key={one} value={one}>
          {t(names[one])}
        </option>
      ))}
    </select>
  );
}
