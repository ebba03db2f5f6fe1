/** How far a long piece of work has come. Throwing from it stops the work. */
export type Progress = (done: number, total: number) => void;
