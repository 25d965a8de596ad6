import { generate } from "selfsigned";

/** A certificate that a server of its own signs for itself, for 127.0.0.1 and localhost, and its key; PEM. */
export async function selfSigned(): Promise<{ readonly certificate: string; readonly key: string }> {
  const { cert, private: key } = await generate([{ name: "commonName", value: "localhost" }], {
    keyType: "ec",
    algorithm: "sha256",
    extensions: [
      { name: "basicConstraints", cA: true },
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: "localhost" },
          { type: 7, ip: "127.0.0.1" },
        ],
      },
    ],
  });
  return { certificate: cert, key };
}
