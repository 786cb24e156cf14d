import { readFileSync } from 'node:fs'

/** The page that lists every class of attacks, relative to the project folder. */
export const PAGE = 'docs/security-tests.md'

/** A class of attacks, as its row on the page states it. */
export interface AttackClass {
  readonly id: string
  readonly name: string
  /** Attempts of a run of `npm test`: `12`, at least `200+`, or `in A29`. */
  readonly attempts: string
  /** Whether `npm run attack` tries it: `yes`, `in part: ...` with what is left out, or `no: ...` with a reason. */
  readonly fromOutside: string
  readonly files: readonly string[]
}

const CELLS = 7

/** The rows of the table, in order. */
export function attackClasses(page = readFileSync(PAGE, 'utf8')): readonly AttackClass[] {
  return page
    .split('\n')
    .filter((line) => /^\| A\d+ /.test(line))
    .map((line) => {
      const cells = line.split('|').slice(1, -1)
      if (cells.length !== CELLS) throw new Error(`a row of ${PAGE} has not ${CELLS} cells: ${line}`)
      const [id = '', name = '', , attempts = '', , fromOutside = '', tests = ''] = cells.map((cell) =>
        cell.trim(),
      )
      const files = [...tests.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file)
      return { id, name, attempts, fromOutside, files }
    })
}

/** True if a number of attempts is what a row states. */
export function isAsStated(stated: string, attempts: number): boolean {
  const least = leastOf(stated)
  return least === null ? stated === String(attempts) : attempts >= least && attempts < 2 * least
}

/** What a row states of a number of attempts: exact, or rounded down if the row says `at least`. */
export function statedAs(stated: string, attempts: number): string {
  if (isAsStated(stated, attempts)) return stated
  if (leastOf(stated) === null) return String(attempts)
  const unit = 10 ** Math.max(0, String(attempts).length - 2)
  return `${Math.floor(attempts / unit) * unit}+`
}

/** `200` of `200+`; null for an exact number. */
function leastOf(stated: string): number | null {
  return stated.endsWith('+') ? Number.parseInt(stated, 10) : null
}

/** The page with the attempts of a run. Rows without any keep what they state. */
export function withAttempts(page: string, attempts: ReadonlyMap<string, number>): string {
  return page
    .split('\n')
    .map((line) => {
      const [, id = ''] = /^\| (A\d+) /.exec(line) ?? []
      const count = attempts.get(id)
      if (count === undefined) return line
      const cells = line.split('|')
      const cell = cells[4] ?? ''
      cells[4] = ` ${statedAs(cell.trim(), count)}`.padEnd(cell.length)
      return cells.join('|')
    })
    .join('\n')
}
