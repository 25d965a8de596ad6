import { grantAccess } from "@liggare/event-store";
import type { Verb } from "../context.ts";
import { exits, wrongUsage } from "../failure.ts";
import { examples } from "../options.ts";

/** Makes the ledger's user on a new server, with the rights that it needs. */
export const prepareServer: Verb = (program, bind) =>
  bind(
    program
      .command("prepare-server")
      .description("make the ledger's user on an EventStoreDB or KurrentDB server with TLS, with the least rights")
      .addHelpText(
        "after",
        `
LIGGARE_STORE names the server, LIGGARE_STORE_USER and LIGGARE_STORE_PASSWORD_FILE the ledger's user to be. The server's
administrator comes from EVENTSTORE_ADMIN and EVENTSTORE_ADMIN_PASSWORD; change its preset password first. The user may read
$all and append to streams; it may delete none, nor change rights. Other users keep no right to write: a server is the
ledger's own. Made again it changes nothing.
${examples("prepare-server")}`,
      ),
    async ({ out, config, environment }) => {
      const { store } = config;
      const { EVENTSTORE_ADMIN: username = "admin", EVENTSTORE_ADMIN_PASSWORD: password } = environment;
      if (store.kind !== "eventstoredb") throw wrongUsage("LIGGARE_STORE names no server.");
      const { url, credentials } = store.options;
      if (!credentials)
        throw wrongUsage("LIGGARE_STORE_USER and LIGGARE_STORE_PASSWORD_FILE say who the user is to be.");
      if (!password) throw wrongUsage("EVENTSTORE_ADMIN_PASSWORD is the server administrator's password.");
      await grantAccess({ url, admin: { username, password }, user: credentials });
      out.data({ server: store.server, user: credentials.username });
      out.line(`${credentials.username} may read the log and append to it at ${store.server}, and no more.`);
      return exits.done;
    },
  );
