import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The folder of the schema: it lies beside `src` in a checkout, beside `dist` where the service is installed. */
const FOLDER = fileURLToPath(new URL('../../../schema/', import.meta.url))

/** Every file of `schema/`, in the order of their names. */
export function readSchemaText(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => readFileSync(`${FOLDER}${name}`, 'utf8'))
}
