import type { Reporter, TestModule } from 'vitest/node'
import '../attacks/attack.ts'

/** Prints how many attempts of each class of attacks were made, and how many succeeded. */
export default class AttackReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const classes = new Map<string, { attempts: number; successes: number }>()
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { attack } = test.meta()
        if (!attack) continue
        const { attempts, successes } = classes.get(attack.id) ?? { attempts: 0, successes: 0 }
        classes.set(attack.id, {
          attempts: attempts + attack.attempts,
          successes: successes + attack.successes,
        })
      }
    }
    if (classes.size === 0) return
    const rows = [...classes].sort(([a], [b]) => (a < b ? -1 : 1))
    const sum = (key: 'attempts' | 'successes') => rows.reduce((total, [, row]) => total + row[key], 0)
    const cells = rows.map(([id, { attempts, successes }]) => `${id} ${successes}/${attempts}`)
    process.stdout.write(`\nAttacks (successes/attempts): ${cells.join(', ')}\n`)
    process.stdout.write(`Attacks in all: ${sum('successes')} of ${sum('attempts')} succeeded\n`)
  }
}
