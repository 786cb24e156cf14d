/** Where memory begins that the kernels have not claimed for themselves. */
export const heapStart: usize = __heap_base
