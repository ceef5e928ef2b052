// Peer: LEMON's network simplex on the same binary file. Prints pairs, total score, CPU seconds of each repetition.
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>
#include "instance.h"

using namespace lemon;

int main(int argc, char** argv) {
  Instance in = readInstance(argv[1]);
  const int repeats = argc > 2 ? atoi(argv[2]) : 1;
  for (int r = 0; r < repeats; r++) {
    const double began = cpuSeconds();
    SmartDigraph graph;
    graph.reserveNode(in.mentees + in.mentors + 1);
    graph.reserveArc(in.edges + in.mentees + in.mentors);
    std::vector<SmartDigraph::Node> node(in.mentees + in.mentors + 1);
    for (auto& n : node) n = graph.addNode();
    const auto sink = node[in.mentees + in.mentors];
    int64_t most = 1;
    for (int e = 0; e < in.edges; e++) most = std::max<int64_t>(most, std::abs(in.score[e]));
    const int64_t unplaced = 2 * most * (int64_t)(in.mentees + 1);
    SmartDigraph::ArcMap<int64_t> cost(graph);
    SmartDigraph::ArcMap<int> upper(graph);
    SmartDigraph::NodeMap<int> supply(graph);
    std::vector<SmartDigraph::Arc> arcs(in.edges);
    for (int i = 0; i < in.mentees; i++) {
      supply[node[i]] = 1;
      for (int e = in.start[i]; e < in.start[i + 1]; e++) {
        arcs[e] = graph.addArc(node[i], node[in.mentees + in.mentor[e]]);
        upper[arcs[e]] = 1;
        cost[arcs[e]] = -in.score[e];
      }
      const auto out = graph.addArc(node[i], sink);
      upper[out] = 1;
      cost[out] = unplaced;
    }
    for (int j = 0; j < in.mentors; j++) upper[graph.addArc(node[in.mentees + j], sink)] = in.capacity[j];
    supply[sink] = -in.mentees;
    NetworkSimplex<SmartDigraph, int, int64_t> simplex(graph);
    simplex.upperMap(upper).costMap(cost).supplyMap(supply);
    if (simplex.run() != NetworkSimplex<SmartDigraph, int, int64_t>::OPTIMAL) return 1;
    int64_t pairs = 0, total = 0;
    for (int e = 0; e < in.edges; e++)
      if (simplex.flow(arcs[e])) pairs++, total += in.score[e];
    printf("%lld %lld %.6f\n", (long long)pairs, (long long)total, cpuSeconds() - began);
    fflush(stdout);
  }
}
