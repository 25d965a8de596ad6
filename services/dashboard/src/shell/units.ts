import { useQuery } from "@tanstack/react-query";
import { sessionQuery } from "../api/session.ts";
import { viewQuery } from "../api/views.ts";
import type { Option } from "../ui/fields.tsx";

const boardKinds: readonly string[] = ["executive-board", "district-board", "specialist-board"];

/** Boards and forums by name, for choosing and for saying what a code means. They come in the order of their names. */
export function useDirectory() {
  const { data: session } = useQuery(sessionQuery);
  const enabled = (session?.actor ?? null) !== null;
  const { data, error, isPending } = useQuery({ ...viewQuery("register", {}), enabled });
  const units = data?.answer.units ?? [];
  const former = data?.answer.former ?? [];
  const forums = data?.answer.forums ?? [];
  const option = ({ unit, name }: { readonly unit: string; readonly name: string }): Option => ({
    value: unit,
    label: name,
  });
  return {
    units: units.map(option),
    boards: units.filter(({ kind }) => boardKinds.includes(kind)).map(option),
    forums: forums.filter(({ closed }) => !closed).map(({ forum, name }): Option => ({ value: forum, label: name })),
    former,
    nameOf: (unit: string): string => [...units, ...former].find((one) => one.unit === unit)?.name ?? unit,
    loading: enabled && isPending,
    error,
  };
}

export function useUnitName(unit: string | null): string | undefined {
  const { nameOf } = useDirectory();
  return unit === null ? undefined : nameOf(unit);
}
