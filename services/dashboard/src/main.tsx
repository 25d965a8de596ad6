import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider as Routes } from "@tanstack/react-router";
import { StrictMode } from "react";
import { I18nProvider } from "react-aria-components";
import { createRoot } from "react-dom/client";
import { ApiError } from "./api/client.ts";
import { sessionQuery } from "./api/session.ts";
import { startLanguages, useLanguage } from "./i18n/index.ts";
import { makeRouter } from "./router.tsx";
import "./styles/index.css";

startLanguages();

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      // The sign-in has run out: ask who is in, and let the route lead to the login page.
      if (error instanceof ApiError && error.problem.status === 401) void signedOut();
    },
  }),
  defaultOptions: {
    queries: { staleTime: 30_000, retry: false },
    mutations: { retry: false },
  },
});
const router = makeRouter(client);

async function signedOut(): Promise<void> {
  await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  await router.invalidate();
}

const locales = { sv: "sv-SE", en: "en-GB" } as const;

function App() {
  const { language } = useLanguage();
  return (
    <I18nProvider locale={locales[language]}>
      <Routes router={router} />
    </I18nProvider>
  );
}

const place = document.getElementById("root");
if (!place) throw new Error("index.html has no element #root");
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
