#pragma once

// Runs body once on the calling thread, as member 0, and once on each of its helpers, as members
// 1..<members; at most as many as `team_grow` was asked for. Returns when all are done.
void team_run(int members, void (*body)(void *data, int member), void *data);

// Gives the calling thread helpers, if it has fewer: members - 1. They live as long as the program.
// Returns how many members there are; fewer if the system has no thread left.
int team_grow(int members);
