import { join } from 'node:path'
import { runCommand } from './run-command.ts'
import { SetupError } from './setup-error.ts'

const OLDEST_MAJOR = 17

/** A Java that can run the server. */
export interface Java {
  readonly command: string
  readonly major: number
}

/** Looks in `JAVA_HOME` first, then in the `PATH`. @throws SetupError saying what to install */
export async function findJava(): Promise<Java> {
  const home = process.env.JAVA_HOME
  const command = home ? join(home, 'bin', 'java') : 'java'
  const outcome = await runCommand(command, ['-version']).catch(() => undefined)
  const major = Number(/version "(\d+)/.exec(outcome?.output ?? '')?.[1] ?? 0)
  if (major >= OLDEST_MAJOR) return { command, major }
  const found = outcome ? `found Java ${major || 'of unknown version'}` : 'found none'
  throw new SetupError(`Neo4j needs Java ${OLDEST_MAJOR} or later, ${found} (looked for ${command})`)
}

/** Flags for the command line of the server, which reads neither heap size nor JVM flags from its settings. */
export function jvmFlags(java: Java, heap: string): string[] {
  const opened = ['java.base/java.nio', 'java.base/java.io', 'java.base/sun.nio.ch']
  const later = java.major >= 21
  if (later) opened.push('java.base/java.util.concurrent')
  return [
    `-Xms${heap}`,
    `-Xmx${heap}`,
    '-XX:+UseG1GC',
    ...opened.map((name) => `--add-opens=${name}=ALL-UNNAMED`),
    ...(later ? ['--enable-native-access=ALL-UNNAMED'] : []),
    '-Dio.netty.tryReflectionSetAccessible=true',
    '-Dlog4j2.disable.jmx=true',
    '-Dfile.encoding=UTF-8',
  ]
}
