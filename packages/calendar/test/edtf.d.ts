declare module "edtf" {
  /** Bounds in milliseconds since 1970, the last millisecond included. */
  export default function edtf(text: string): { readonly min: number; readonly max: number };
}
