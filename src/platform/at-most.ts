/** Resolves once the task has ended in any way, or after a time; the task itself goes on. */
export async function atMost(task: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const waited = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([task.catch(() => undefined), waited])
  clearTimeout(timer)
}
