/** True once the task has ended in any way, false after a time; the task itself goes on. */
export async function atMost(task: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const waited = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, ms, false)
  })
  const ended = () => true
  return Promise.race([task.then(ended, ended), waited]).finally(() => clearTimeout(timer))
}
