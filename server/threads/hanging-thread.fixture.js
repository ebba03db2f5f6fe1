// A thread that never answers, for tests.
for (;;) void 0;
