import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { AttuneError } from '../domain/errors.ts'
import { parseRecipeSettings, type RecipeSettings } from '../training/recipe-settings.ts'
import type { CommandContext } from './command-context.ts'

/**
 * The settings of the file that `--settings` names; null without one.
 *
 * @throws AttuneError `BAD_USER_INPUT` if it cannot be read, `CONFIG_INVALID` naming what is wrong in it
 */
export function readSettingsFile(context: CommandContext, file: string | undefined): RecipeSettings | null {
  return file === undefined ? null : parseRecipeSettings(readTextFile(context, file), basename(file))
}

/** @throws AttuneError `BAD_USER_INPUT` if it cannot be read */
export function readTextFile(context: CommandContext, file: string): string {
  try {
    return readFileSync(resolve(context.folder, file), 'utf8')
  } catch (cause) {
    throw new AttuneError('BAD_USER_INPUT', `${basename(file)} cannot be read`, { cause })
  }
}
