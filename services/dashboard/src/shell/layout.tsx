import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { followLive } from "../api/live.ts";
import { mayRead, sessionQuery, signOut, useSession } from "../api/session.ts";
import { chooseLanguage, useLanguage } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { useWide } from "../ui/use-wide.ts";
import { Navigation } from "./navigation.tsx";
import { ThemeChoice } from "./theme.tsx";
import { useUnitName } from "./units.ts";

export const roleNames = {
  "local-coordinator": "role.local-coordinator",
  "central-coordinator": "role.central-coordinator",
  "executive-board": "role.executive-board",
  auditor: "role.auditor",
  administrator: "role.administrator",
} as const;

/** The frame of every page: way past it, name of the ledger, choices, navigation, and the page itself. */
export function Layout() {
  const { t, language } = useLanguage();
  const session = useSession();
  const client = useQueryClient();
  const wide = useWide();
  const [open, setOpen] = useState(false);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const reads = mayRead(session.actor);

  useEffect(() => (reads ? followLive(client) : undefined), [reads, client]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu closes when the page changes
  useEffect(() => setOpen(false), [path]);

  const other = language === "sv" ? "en" : "sv";
  const signedIn = session.actor !== null;
  return (
    <>
      <a className="skip" href="#content">
        {t("shell.skip")}
      </a>
      <header className="top">
        <span className="mark" aria-hidden="true" />
        <strong>Liggare</strong>
        <span className="municipality">{session.ledger.municipality}</span>
        {session.ledger.kind === "demonstration" && <span className="tag">{t("shell.demonstration")}</span>}
        <div className="top-end">
          <ThemeChoice />
          <Button look="quiet" onPress={() => chooseLanguage(other)}>
            <span lang={other}>{t("shell.otherLanguage")}</span>
          </Button>
          {signedIn && !wide && (
            <Button look="quiet" aria-expanded={open} aria-controls="navigation" onPress={() => setOpen(!open)}>
              {t("shell.menu")}
            </Button>
          )}
        </div>
      </header>
      <div className={signedIn ? "frame" : "frame frame-alone"}>
        {signedIn && (wide || open) && (
          <aside className="side" id="navigation" aria-label={t("shell.side")}>
            <Navigation />
            <WhoIsIn />
          </aside>
        )}
        <main id="content" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </>
  );
}

function WhoIsIn() {
  const { t } = useLanguage();
  const { data: session } = useQuery(sessionQuery);
  const client = useQueryClient();
  const navigate = useNavigate();
  const actor = session?.actor;
  const name = useUnitName(actor?.unit ?? null);
  if (!actor) return null;
  return (
    <div className="who">
      <p>
        {t("shell.signedInAs")}
        <br />
        {t(roleNames[actor.role])}
        {name !== undefined && (
          <>
            <br />
            {name}
          </>
        )}
      </p>
      <Button
        look="quiet"
        onPress={() => void signOut(client).then(() => navigate({ to: "/login", reloadDocument: true }))}
      >
        {t("shell.signOut")}
      </Button>
    </div>
  );
}
