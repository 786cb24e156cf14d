import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { AttuneError } from '../domain/errors.ts'
import type { CommandContext } from './command-context.ts'

/**
 * The absolute path of a folder that a command line names.
 *
 * @throws AttuneError `BAD_USER_INPUT` unless there is one
 */
export function existingFolder(context: CommandContext, name: string | undefined): string {
  if (!name) throw new AttuneError('BAD_USER_INPUT', 'name the folder to import')
  const folder = resolve(context.folder, name)
  if (existsSync(folder) && statSync(folder).isDirectory()) return folder
  throw new AttuneError('BAD_USER_INPUT', `${name} is not a folder`)
}
