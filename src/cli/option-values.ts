import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { InvalidArgumentError } from 'commander'
import { AttuneError } from '../domain/errors.ts'
import { readInstant } from '../domain/instant.ts'
import type { RatingScale } from '../events/event-weight.ts'
import { parseRecipeSettings, type RecipeSettings } from '../training/recipe-settings.ts'
import type { CommandContext } from './command-context.ts'

/** Parses an integer option. The parser throws InvalidArgumentError outside of `min` to `max`. */
export function integer(min = 0, max = 999_999_999): (text: string) => number {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    if (value >= min && value <= max) return value
    const range = max < 999_999_999 ? `from ${min} to ${max}` : `from ${min} up`
    throw new InvalidArgumentError(`It must be a whole number ${range}.`)
  }
}

/** @throws InvalidArgumentError unless `text` is a number between 0 and 1, exclusive */
export function share(text: string): number {
  const value = Number(text)
  if (!(value > 0 && value < 1)) throw new InvalidArgumentError('It must be between 0 and 1, such as 0.2.')
  return value
}

/**
 * Parses a date as in a data set. Returns epoch milliseconds.
 *
 * @throws InvalidArgumentError
 */
export function instant(text: string): number {
  const read = readInstant(text)
  if ('atMs' in read) return read.atMs
  throw new InvalidArgumentError(
    `It must be a date such as 2011-05-31 or 2011-05-31T12:00:00Z: it ${read.fault}.`,
  )
}

/** @throws InvalidArgumentError unless `text` is two numbers such as `1-5`, the lower one first */
export function ratingScale(text: string): RatingScale {
  const match = /^(-?\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/.exec(text)
  const [min, max] = [Number(match?.[1]), Number(match?.[2])]
  if (!match || min >= max) throw new InvalidArgumentError('It must be two numbers such as 1-5.')
  return { min, max }
}

/** The absolute path of an existing folder. @throws AttuneError `BAD_USER_INPUT` */
export function existingFolder(context: CommandContext, name: string | undefined): string {
  if (!name) throw new AttuneError('BAD_USER_INPUT', 'name the folder to import')
  const path = resolve(context.folder, name)
  if (existsSync(path) && statSync(path).isDirectory()) return path
  throw new AttuneError('BAD_USER_INPUT', `${name} is not a folder`)
}

/** The absolute path of an existing file. @throws AttuneError `BAD_USER_INPUT` */
export function existingFile(context: CommandContext, name: string): string {
  const path = resolve(context.folder, name)
  if (existsSync(path) && statSync(path).isFile()) return path
  throw new AttuneError('BAD_USER_INPUT', `there is no file ${name}`)
}

/**
 * Reads the file of `--settings`; null without the option.
 *
 * @throws AttuneError `BAD_USER_INPUT` if the file cannot be read, `CONFIG_INVALID` if a value is invalid
 */
export function readSettingsFile(context: CommandContext, file: string | undefined): RecipeSettings | null {
  return file === undefined ? null : parseRecipeSettings(readTextFile(context, file), basename(file))
}

/** @throws AttuneError `BAD_USER_INPUT` if the file cannot be read */
export function readTextFile(context: CommandContext, file: string): string {
  try {
    return readFileSync(resolve(context.folder, file), 'utf8')
  } catch (cause) {
    throw new AttuneError('BAD_USER_INPUT', `${basename(file)} cannot be read`, { cause })
  }
}
