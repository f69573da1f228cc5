/** Looks which of the notices just made go out by mail at once. */
export const noticeJob = 'notice';
