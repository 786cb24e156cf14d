import { buildServer } from '../faults/build.ts'

/** The pages are not needed. */
export default function build(): void {
  buildServer()
}
