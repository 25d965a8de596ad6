import type { Role } from "@liggare/domain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { followLink, sessionQuery, takeRole, useSession } from "../api/session.ts";
import { useLanguage } from "../i18n/index.ts";
import { roleNames } from "../shell/layout.tsx";
import { Page } from "../shell/page.tsx";
import { Button } from "../ui/button.tsx";
import { Select, TextField } from "../ui/fields.tsx";
import { Failed, Loading } from "../ui/states.tsx";

const descriptions = {
  "local-coordinator": "login.local-coordinator",
  "central-coordinator": "login.central-coordinator",
  "executive-board": "login.executive-board",
  auditor: "login.auditor",
  administrator: "login.administrator",
} as const;

function useSignIn<T>(how: (given: T) => Promise<unknown>) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: how,
    onSuccess: async () => {
      client.clear();
      await client.fetchQuery(sessionQuery);
      await navigate({ to: "/", search: {} });
    },
  });
}

/** Signing in: by a one-time link, whose code stands after `#`, or by a role of a demonstration. */
export function Login() {
  const { t } = useLanguage();
  const { demonstrationRoles } = useSession();
  const [link] = useState(() => window.location.hash.slice(1));
  const follow = useSignIn(followLink);
  const { mutate, isPending, error } = follow;
  useEffect(() => {
    if (link === "") return;
    // The code works once; it is not left in the address.
    window.history.replaceState(null, "", window.location.pathname);
    mutate(link);
  }, [link, mutate]);

  return (
    <Page title={t("login.title")} lead={t(demonstrationRoles.length > 0 ? "login.leadDemonstration" : "login.lead")}>
      {isPending && <Loading />}
      {error && <Failed error={error} />}
      {demonstrationRoles.length > 0 ? <Roles roles={demonstrationRoles} /> : <p>{t("login.explanation")}</p>}
    </Page>
  );
}

function Roles({ roles }: { readonly roles: readonly Role[] }) {
  const { t } = useLanguage();
  const { demonstrationUnits = [] } = useSession();
  const [unit, setUnit] = useState(demonstrationUnits[0]?.unit ?? "");
  const take = useSignIn(({ role, unit }: { role: Role; unit: string | null }) => takeRole(role, unit));
  const field = { id: "login-unit", label: t("login.unit"), value: unit, onChange: setUnit };
  return (
    <>
      {take.error && <Failed error={take.error} />}
      <ul className="roles">
        {roles.map((role) => (
          <li key={role} className="card">
            <h2>{t(roleNames[role])}</h2>
            <p>{t(descriptions[role])}</p>
            {role === "local-coordinator" &&
              (demonstrationUnits.length > 0 ? (
                <Select {...field} options={demonstrationUnits.map((one) => ({ value: one.unit, label: one.name }))} />
              ) : (
                <TextField {...field} help={t("login.unitHelp")} />
              ))}
            <Button
              look="primary"
              isDisabled={take.isPending}
              onPress={() => take.mutate({ role, unit: role === "local-coordinator" ? unit.trim() : null })}
            >
              {t("login.take", { role: t(roleNames[role]) })}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
