import { Command } from 'commander'
import { auditCommand } from './audit.ts'
import { backupCommand } from './backup.ts'
import type { CommandContext } from './command-context.ts'
import { evaluateCommand } from './evaluate.ts'
import { exportCommand } from './export.ts'
import { generateCommand } from './generate.ts'
import { importCommand } from './import.ts'
import { journalCommand } from './journal.ts'
import { keysCommand } from './keys.ts'
import { metricsCommand } from './metrics.ts'
import { placementsCommand } from './placements.ts'
import { rebuildCommand, restoreCommand } from './rebuild.ts'
import { recommendCommand } from './recommend.ts'
import { serveCommand } from './serve.ts'
import { statsCommand } from './stats.ts'
import { trainCommand } from './train.ts'
import { tuneCommand } from './tune.ts'

/** The whole command line, ready to parse. It throws instead of ending the process. */
export function program(context: CommandContext): Command {
  const root = new Command('attune')
    .description('Recommendations over a graph, explained, as one GraphQL field.')
    .version(context.version)
    .showHelpAfterError('(add --help for what is allowed)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.terminal.out.write(text),
      writeErr: (text) => context.terminal.err.write(text),
    })
    .addHelpText(
      'after',
      `
Examples:
  $ attune serve
  $ attune import ./data && attune train
  $ attune recommend user-1 --explain

Settings come from the environment and attune.config.json; docs/settings.md lists them.
Results go to stdout, all else to stderr.
Exit codes: 0 done, 1 failed, 2 wrong usage or settings, 3 refused or in use, 130 interrupted.`,
    )
  const commands = [
    serveCommand(context),
    importCommand(context),
    generateCommand(context),
    trainCommand(context),
    recommendCommand(context),
    evaluateCommand(context),
    tuneCommand(context),
    statsCommand(context),
    metricsCommand(context),
    exportCommand(context),
    placementsCommand(context),
    keysCommand(context),
    auditCommand(context),
    journalCommand(context),
    rebuildCommand(context),
    backupCommand(context),
    restoreCommand(context),
  ]
  for (const command of commands) {
    root.addCommand(command.copyInheritedSettings(root))
    for (const inner of command.commands) inner.copyInheritedSettings(command)
  }
  return root
}
