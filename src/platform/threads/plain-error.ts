/** An error that may be handed to another thread: without what a library hangs on its errors. */
export function plainError({ message, stack }: Error): Error {
  return Object.assign(new Error(message), { stack })
}
