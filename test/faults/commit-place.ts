import { type CommitPlace, commitPlaces } from "@liggare/event-store";

/** Where a program's store commits, as its command line says. */
export function commitPlace(text: string | undefined): CommitPlace {
  const place = commitPlaces.find((each) => each === text);
  if (place === undefined) throw new Error(`"${text}" is no place of commits`);
  return place;
}

/** Where the n-th of several processes commits: each place in turn. */
export const placeInTurn = (n: number): CommitPlace => commitPlaces[n % commitPlaces.length] ?? "as measured";
