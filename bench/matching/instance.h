// The binary format of `match FILE.bin`, and the processor time of this process.
#pragma once
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

struct Instance {
  int mentees, mentors, edges;
  std::vector<int32_t> capacity, start, mentor, score;
};

inline Instance readInstance(const char* path) {
  FILE* file = fopen(path, "rb");
  if (!file) { perror(path); exit(2); }
  auto take = [&](std::vector<int32_t>& into, size_t count) {
    into.resize(count);
    if (fread(into.data(), 4, count, file) != count) { fprintf(stderr, "%s ends too early\n", path); exit(2); }
  };
  std::vector<int32_t> head;
  take(head, 3);
  Instance in{head[0], head[1], head[2], {}, {}, {}, {}};
  take(in.capacity, in.mentors);
  take(in.start, in.mentees + 1);
  take(in.mentor, in.edges);
  take(in.score, in.edges);
  fclose(file);
  return in;
}

inline double cpuSeconds() {
  timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}
