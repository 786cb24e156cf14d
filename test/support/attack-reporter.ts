import { readFileSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { Reporter, TestModule, Vitest } from 'vitest/node'
import '../attacks/attack.ts'
import { attackClasses, isAsStated, PAGE, withAttempts } from '../attacks/attack-page.ts'
import { attackTable } from '../attacks/attack-table.ts'
import { IS_WHOLE } from '../attacks/is-whole.ts'

interface Counted {
  attempts: number
  successes: number
  readonly files: Set<string>
}

/** Files whose tests make attempts; others that a row names are cases of their own. */
const MAKES_ATTEMPTS = /^test\/(attacks|unit)\//

/**
 * Prints how many attempts of each class of attacks were made, and how many succeeded. Fails the run if docs/security-tests.md
 * states another number, or another file, for a class whose files have all run. `vitest run -u` writes the numbers.
 */
export default class AttackReporter implements Reporter {
  #vitest: Vitest | undefined

  onInit(vitest: Vitest): void {
    this.#vitest = vitest
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const classes = countedIn(modules)
    if (classes.size === 0) return
    const rows = attackClasses()
    const nameOf = (id: string) => rows.find((row) => row.id === id)?.name ?? ''
    const counts = [...classes].map(([id, counted]) => ({ id, name: nameOf(id), ...counted }))
    process.stdout.write(`\n${attackTable(counts)}`)
    const isNamed = this.#vitest?.config.testNamePattern !== undefined
    const isFailed = modules.some((module) => !module.ok())
    if (isNamed || isFailed || IS_WHOLE || process.env.ATTUNE_TEST_LONG) return
    const ran = new Set(modules.map(fileOf))
    const whole = new Map(
      [...classes].filter(([id, { files }]) => {
        const named = rows.find((row) => row.id === id)?.files ?? [...files]
        return named.filter((file) => MAKES_ATTEMPTS.test(file)).every((file) => ran.has(file))
      }),
    )
    if (this.#vitest?.config.snapshotOptions.updateSnapshot === 'all') write(whole)
    const wrong = differences(whole)
    if (wrong.length === 0) return
    process.stderr.write(`${PAGE} differs from this run (-u writes the attempts):\n${wrong.join('\n')}\n`)
    process.exitCode = 1
  }
}

function fileOf(module: TestModule): string {
  return relative(process.cwd(), module.moduleId)
}

function countedIn(modules: readonly TestModule[]): ReadonlyMap<string, Counted> {
  const classes = new Map<string, Counted>()
  for (const module of modules) {
    for (const test of module.children.allTests()) {
      const { attack } = test.meta()
      if (!attack) continue
      const counted = classes.get(attack.id) ?? { attempts: 0, successes: 0, files: new Set() }
      counted.attempts += attack.attempts
      counted.successes += attack.successes
      counted.files.add(fileOf(module))
      classes.set(attack.id, counted)
    }
  }
  return classes
}

function write(classes: ReadonlyMap<string, Counted>): void {
  const attempts = new Map([...classes].map(([id, counted]) => [id, counted.attempts]))
  writeFileSync(PAGE, withAttempts(readFileSync(PAGE, 'utf8'), attempts))
}

/** What the page states otherwise, in words. */
function differences(classes: ReadonlyMap<string, Counted>): readonly string[] {
  const rows = attackClasses()
  return [...classes].flatMap(([id, { attempts, files }]) => {
    const row = rows.find((one) => one.id === id)
    if (!row) return [`${id} has no row, and ${attempts} attempts in ${[...files]}`]
    const unnamed = [...files].filter((file) => !row.files.includes(file))
    return [
      ...(isAsStated(row.attempts, attempts) ? [] : [`${id} states ${row.attempts} of ${attempts} attempts`]),
      ...unnamed.map((file) => `${id} does not name ${file}`),
    ]
  })
}
