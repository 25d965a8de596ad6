import { ANY, type Credentials, jsonEvent } from "@eventstore/db-client";
import services from "@eventstore/db-client/generated/users_grpc_pb.js";
import messages from "@eventstore/db-client/generated/users_pb.js";
import { StoreError } from "../port.ts";
import { parseAddress } from "./address.ts";
import { Client } from "./client.ts";

export interface Grant {
  /** The server's address. */
  readonly url: string;
  /** Who may make users and set rights: the server's own administrator. */
  readonly admin: Credentials;
  /** The ledger's user: it reads $all and writes streams, deletes none, and administers nothing. */
  readonly user: Credentials;
}

const admins = "$admins";

/**
 * Makes the ledger's user on a server with TLS and gives it what the store needs, no more: a server's preset lets every
 * user write and delete every stream, and only administrators read $all. Made again it changes nothing. Throws
 * RangeError for a wrong address, and StoreError where the server refuses or the user is there with another password.
 */
export async function grantAccess({ url, admin, user }: Grant): Promise<void> {
  const address = parseAddress(url, admin);
  if (!address.tls) throw new RangeError("a server without TLS knows no users: there is nothing to grant");
  const client = new Granting(address);
  try {
    await client.createUser(admin, user);
    const reads = [admins, user.username];
    await client.setStreamMetadata(
      "$all",
      { acl: { readRoles: reads } },
      { credentials: admin, expectedRevision: ANY },
    );
    const settings = jsonEvent({ type: "update-default-acl", data: defaults(user.username) });
    await client.appendToStream("$settings", settings, { credentials: admin, expectedRevision: ANY });
  } catch (error) {
    const said = (error as Error).message;
    const why = /conflict/i.test(said) ? `the user ${user.username} is there already, with another password` : said;
    throw new StoreError("unavailable", `${address.server}: ${why}`, { cause: error });
  } finally {
    await client.leave(2_000);
  }
}

/** Who may do what with streams that say nothing of it: the ledger's user appends; nobody but administrators deletes. */
function defaults(user: string) {
  const both = [admins, user];
  return {
    $userStreamAcl: { $r: both, $w: both, $d: admins, $mr: both, $mw: admins },
    $systemStreamAcl: { $r: admins, $w: admins, $d: admins, $mr: admins, $mw: admins },
  };
}

/** The client with the server's administration of users, which it does not offer. */
class Granting extends Client {
  createUser(admin: Credentials, { username, password }: Credentials): Promise<void> {
    const options = new messages.CreateReq.Options();
    options.setLoginName(username);
    options.setFullName("Liggare");
    options.setPassword(password);
    const request = new messages.CreateReq();
    request.setOptions(options);
    return this.execute(services.UsersClient, "createUser", (client) => {
      return new Promise<void>((resolve, reject) => {
        client.create(request, ...this.callArguments({ credentials: admin }), (error) =>
          error ? reject(error) : resolve(),
        );
      });
    });
  }
}
