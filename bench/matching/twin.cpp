// Twin: the algorithm of src/core/math in C++ (seating, cut, bidding, rounds, repair), to know the limit of the language.
// Without the stand-ins of src/core/math/bidding.ts, which none of the families needs.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <queue>
#include "instance.h"

static const double INF = std::numeric_limits<double>::infinity();
typedef std::vector<int> Ints;
typedef std::vector<double> Doubles;

struct Market {
  Ints start, item, score, want, first, load, seatBidder, seatEdge, served;
  std::vector<char> must, taken;
  Doubles seatPrice, bidderPrice, itemPrice;
  void open(const Ints& room) {
    first.assign(room.size() + 1, 0);
    for (size_t x = 0; x < room.size(); x++) first[x + 1] = first[x] + room[x];
    load.assign(room.size(), 0);
    seatBidder.assign(first.back(), 0);
    seatEdge.assign(first.back(), 0);
    seatPrice.assign(first.back(), 0);
    taken.assign(item.size(), 0);
    served.assign(want.size(), 0);
    bidderPrice.assign(want.size(), 0);
    itemPrice.assign(room.size(), 0);
  }
  int room(int x) const { return first[x + 1] - first[x]; }
  void seat(int b, int e) {
    int at = first[item[e]] + load[item[e]]++;
    seatBidder[at] = b, seatEdge[at] = e, taken[e] = 1, served[b]++;
  }
  void unseat(int b, int e) {
    int x = item[e], last = first[x] + --load[x], at = last;
    while (seatEdge[at] != e) at--;
    seatEdge[at] = seatEdge[last], seatBidder[at] = seatBidder[last], taken[e] = 0, served[b]--;
  }
};

static int bid(Market& m, double epsilon, long limit) {
  const int bidders = m.want.size();
  int open = 0, head = 0, tail = 0;
  long bids = 0;
  double spread = 0;
  Ints queue(bidders + 1);
  for (int b = 0; b < bidders; b++) {
    open += m.want[b] - m.served[b];
    if (m.served[b] < m.want[b]) queue[tail++] = b;
  }
  while (head != tail && bids < limit) {
    const int b = queue[head];
    head = head == bidders ? 0 : head + 1;
    for (int left = m.want[b] - m.served[b]; left > 0; left--) {
      bids++;
      int e1 = -1, e2 = -1;
      double v1 = -INF, v2 = -INF;
      for (int e = m.start[b]; e < m.start[b + 1]; e++) {
        if (m.taken[e]) continue;
        const double v = m.score[e] - m.itemPrice[m.item[e]];
        if (v > v2) {
          if (v > v1) v2 = v1, e2 = e1, v1 = v, e1 = e;
          else v2 = v, e2 = e;
        }
      }
      if (e1 < 0) break;
      if (e2 < 0) v2 = v1 - spread;
      else spread = std::max(spread, v1 - v2);
      int e = e1, x = m.item[e], at = m.first[x];
      if (epsilon == 0 && v1 == v2 && m.load[x] >= m.room(x)) {
        const int other = e2 < 0 ? x : m.item[e2];
        if (m.load[other] >= m.room(other)) break;
        e = e2, x = other, at = m.first[x];
      }
      const double price = m.itemPrice[x] + v1 - v2 + epsilon;
      const int room = m.room(x);
      m.taken[e] = 1, m.served[b]++;
      int slot = 0;
      if (m.load[x] < room) {
        open--;
        for (slot = m.load[x]++; slot > 0;) {
          int above = (slot - 1) / 2;
          if (m.seatPrice[at + above] <= price) break;
          m.seatPrice[at + slot] = m.seatPrice[at + above], m.seatBidder[at + slot] = m.seatBidder[at + above], m.seatEdge[at + slot] = m.seatEdge[at + above];
          slot = above;
        }
      } else {
        const int out = m.seatBidder[at];
        m.taken[m.seatEdge[at]] = 0;
        if (m.served[out]-- == m.want[out]) queue[tail] = out, tail = tail == bidders ? 0 : tail + 1;
        for (;;) {
          int below = 2 * slot + 1;
          if (below >= room) break;
          if (below + 1 < room && m.seatPrice[at + below + 1] < m.seatPrice[at + below]) below++;
          if (m.seatPrice[at + below] >= price) break;
          m.seatPrice[at + slot] = m.seatPrice[at + below], m.seatBidder[at + slot] = m.seatBidder[at + below], m.seatEdge[at + slot] = m.seatEdge[at + below];
          slot = below;
        }
      }
      m.seatPrice[at + slot] = price, m.seatBidder[at + slot] = b, m.seatEdge[at + slot] = e;
      if (m.load[x] == room) m.itemPrice[x] = m.seatPrice[at];
    }
  }
  return open;
}

static long units(const Market& m) {
  long sum = 0;
  for (int w : m.want) sum += w;
  return sum;
}

static void bidInRounds(Market& m) {
  const auto range = std::minmax_element(m.score.begin(), m.score.end());
  double epsilon = std::max(1.0, std::floor((*range.second - *range.first) / 50.0));
  for (;;) {
    for (size_t x = 0; x < m.load.size(); x++)
      if (!m.must[x]) m.itemPrice[x] = std::max(0.0, m.itemPrice[x] - 15 * epsilon);
    std::fill(m.load.begin(), m.load.end(), 0);
    std::fill(m.taken.begin(), m.taken.end(), 0);
    std::fill(m.served.begin(), m.served.end(), 0);
    bid(m, epsilon, 1000 * units(m));
    if (epsilon == 1) return;
    epsilon = std::max(1.0, std::floor(epsilon / 5));
  }
}

typedef std::pair<double, int> Entry;
typedef std::priority_queue<Entry, std::vector<Entry>, std::greater<Entry>> Heap;

struct Repair {
  Market& m;
  Doubles itemDistance, bidderDistance;
  Ints itemVia, itemFrom, bidderVia, seenItems, seenBidders, columnStart, columnEdge, columnBidder;
  long work = 0;
  explicit Repair(Market& market) : m(market), itemDistance(m.load.size(), INF), bidderDistance(m.want.size(), INF), itemVia(m.load.size()), itemFrom(m.load.size()), bidderVia(m.want.size()) {}

  void raiseHeld(int b) {
    for (int e = m.start[b]; e < m.start[b + 1]; e++)
      if (m.taken[e]) m.itemPrice[m.item[e]] = m.score[e] - m.bidderPrice[b];
  }
  void settle() {
    const int bidders = m.want.size();
    for (int b = 0; b < bidders; b++) {
      double best = -INF;
      for (int e = m.start[b]; e < m.start[b + 1]; e++)
        if (!m.taken[e] || m.want[b] == 1) best = std::max(best, m.score[e] - m.itemPrice[m.item[e]]);
      m.bidderPrice[b] = best;
    }
    for (size_t x = 0; x < m.load.size(); x++)
      for (int at = m.first[x] + m.load[x] - 1; at >= m.first[x]; at--)
        if (m.score[m.seatEdge[at]] - m.itemPrice[x] < m.bidderPrice[m.seatBidder[at]]) m.unseat(m.seatBidder[at], m.seatEdge[at]);
    for (int b = 0; b < bidders; b++) {
      if (m.bidderPrice[b] == -INF) {
        double least = INF;
        for (int e = m.start[b]; e < m.start[b + 1]; e++) least = std::min(least, m.score[e] - m.itemPrice[m.item[e]]);
        m.bidderPrice[b] = least == INF ? 0 : least;
      }
      if (m.want[b] > 1) raiseHeld(b);
    }
  }
  void serve(int from) {
    seenItems.clear(), seenBidders.clear();
    Heap heap;
    int end = -1;
    double bound = INF;
    bidderDistance[from] = 0, bidderVia[from] = -1;
    seenBidders.push_back(from);
    for (size_t scan = 0;;) {
      for (; scan < seenBidders.size(); scan++) {
        const int b = seenBidders[scan];
        const double base = bidderDistance[b] + m.bidderPrice[b];
        work += m.start[b + 1] - m.start[b];
        for (int e = m.start[b]; e < m.start[b + 1]; e++) {
          const int x = m.item[e];
          const double d = base + m.itemPrice[x] - m.score[e];
          if (d >= bound || d >= itemDistance[x] || m.taken[e]) continue;
          if (itemDistance[x] == INF) seenItems.push_back(x);
          itemDistance[x] = d, itemVia[x] = e, itemFrom[x] = b;
          if (m.load[x] < m.room(x)) bound = d, end = x;
          else heap.push({d, x});
        }
      }
      int x = -1;
      while (!heap.empty()) {
        const Entry top = heap.top();
        heap.pop();
        if (top.first == itemDistance[top.second]) { x = top.second; break; }
      }
      if (x < 0 || itemDistance[x] >= bound) break;
      for (int at = m.first[x]; at < m.first[x] + m.load[x]; at++) {
        const int other = m.seatBidder[at];
        if (bidderDistance[other] != INF) continue;
        bidderDistance[other] = itemDistance[x], bidderVia[other] = m.seatEdge[at];
        seenBidders.push_back(other);
      }
    }
    if (end < 0) abort();
    for (int x : seenItems) {
      if (itemDistance[x] < bound) m.itemPrice[x] += bound - itemDistance[x];
      itemDistance[x] = INF;
    }
    for (int b : seenBidders) {
      if (bidderDistance[b] < bound) {
        m.bidderPrice[b] -= bound - bidderDistance[b];
        if (m.want[b] > 1) raiseHeld(b);
      }
      bidderDistance[b] = INF;
    }
    for (int x = end;;) {
      const int e = itemVia[x], who = itemFrom[x], before = bidderVia[who];
      if (before >= 0) m.unseat(who, before);
      m.seat(who, e);
      if (before < 0) return;
      x = m.item[before];
    }
  }
  void transpose() {
    columnStart.assign(m.load.size() + 1, 0);
    for (int x : m.item) columnStart[x + 1]++;
    for (size_t x = 0; x < m.load.size(); x++) columnStart[x + 1] += columnStart[x];
    Ints next(columnStart);
    columnEdge.resize(m.item.size()), columnBidder.resize(m.item.size());
    for (size_t b = 0; b < m.want.size(); b++)
      for (int e = m.start[b]; e < m.start[b + 1]; e++) {
        const int at = next[m.item[e]]++;
        columnEdge[at] = e, columnBidder[at] = b;
      }
  }
  void fill(int from) {
    if (columnStart.empty()) transpose();
    seenItems.clear(), seenBidders.clear();
    Heap heap;
    int end = -1;
    double bound = INF;
    itemDistance[from] = 0;
    seenItems.push_back(from);
    heap.push({0, from});
    while (!heap.empty()) {
      const Entry top = heap.top();
      heap.pop();
      const int x = top.second;
      if (top.first != itemDistance[x]) continue;
      if (top.first >= bound) break;
      if (!m.must[x] && top.first + m.itemPrice[x] < bound) bound = top.first + m.itemPrice[x], end = x;
      const double base = top.first + m.itemPrice[x];
      for (int k = columnStart[x]; k < columnStart[x + 1]; k++) {
        const int e = columnEdge[k], b = columnBidder[k];
        const double near = base + m.bidderPrice[b] - m.score[e];
        if (near >= bound || near >= bidderDistance[b]) continue;
        if (bidderDistance[b] == INF) seenBidders.push_back(b);
        bidderDistance[b] = near, bidderVia[b] = e;
        for (int f = m.start[b]; f < m.start[b + 1]; f++) {
          if (!m.taken[f]) continue;
          const int y = m.item[f];
          if (near < itemDistance[y]) {
            if (itemDistance[y] == INF) seenItems.push_back(y);
            itemDistance[y] = near, itemVia[y] = f, itemFrom[y] = b;
            heap.push({near, y});
          }
          if (m.want[b] == 1) break;
        }
      }
    }
    if (end < 0) abort();
    for (int x : seenItems)
      if (itemDistance[x] < bound) m.itemPrice[x] -= bound - itemDistance[x];
    for (int b : seenBidders)
      if (bidderDistance[b] < bound) m.bidderPrice[b] += bound - bidderDistance[b];
    for (int x = end; x != from; x = m.item[bidderVia[itemFrom[x]]]) m.unseat(itemFrom[x], itemVia[x]);
    for (int x = end; x != from; x = m.item[bidderVia[itemFrom[x]]]) m.seat(itemFrom[x], bidderVia[itemFrom[x]]);
    for (int x : seenItems) itemDistance[x] = INF;
    for (int b : seenBidders) bidderDistance[b] = INF;
  }
  bool run(double budget) {
    settle();
    for (size_t b = 0; b < m.want.size(); b++)
      while (m.served[b] < m.want[b]) {
        if (work > budget) return false;
        serve(b);
      }
    for (size_t x = 0; x < m.load.size(); x++)
      while (m.load[x] < m.room(x) && (m.must[x] || m.itemPrice[x] > 0)) fill(x);
    return true;
  }
};

static void clear(Market& m) {
  const long all = units(m);
  const int left = bid(m, 0, 8 * all);
  if (Repair(m).run(m.first.back() - all < all / 20 && left > all / 50 ? 0 : 24.0 * m.item.size())) return;
  bidInRounds(m);
  Repair(m).run(INF);
}

struct Seating {
  Ints mentorOf, first, load, at;
};

static Seating largestSeating(const Instance& in) {
  const int n = in.mentees, m = in.mentors;
  Seating s;
  Ints degree(m);
  for (int j : in.mentor) degree[j]++;
  s.first.assign(m + 1, 0);
  for (int j = 0; j < m; j++) s.first[j + 1] = s.first[j] + std::min(in.capacity[j], degree[j]);
  s.mentorOf.assign(n, -1), s.load.assign(m, 0), s.at.assign(s.first[m], 0);
  Ints order(n);
  for (int i = 0; i < n; i++) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return in.start[a + 1] - in.start[a] < in.start[b + 1] - in.start[b]; });
  for (int i : order)
    for (int e = in.start[i]; e < in.start[i + 1]; e++) {
      const int j = in.mentor[e];
      if (s.load[j] >= s.first[j + 1] - s.first[j]) continue;
      s.at[s.first[j] + s.load[j]++] = i, s.mentorOf[i] = j;
      break;
    }
  Ints queue(n), menteeLevel(n), mentorLevel(m), nextEdge(n), nextSeat(m), path(n), seat(n);
  for (;;) {
    std::fill(menteeLevel.begin(), menteeLevel.end(), -1);
    std::fill(mentorLevel.begin(), mentorLevel.end(), -1);
    std::fill(nextSeat.begin(), nextSeat.end(), 0);
    int tail = 0, last = -1;
    for (int i = 0; i < n; i++) {
      nextEdge[i] = in.start[i];
      if (s.mentorOf[i] < 0 && in.start[i] < in.start[i + 1]) menteeLevel[i] = 0, queue[tail++] = i;
    }
    const int free = tail;
    for (int head = 0; head < tail; head++) {
      const int i = queue[head], level = menteeLevel[i];
      if (last >= 0 && level >= last) break;
      for (int e = in.start[i]; e < in.start[i + 1]; e++) {
        const int j = in.mentor[e];
        if (mentorLevel[j] >= 0) continue;
        mentorLevel[j] = level + 1;
        if (s.load[j] < s.first[j + 1] - s.first[j]) last = level + 1;
        for (int k = s.first[j]; k < s.first[j] + s.load[j]; k++)
          if (menteeLevel[s.at[k]] < 0) menteeLevel[s.at[k]] = level + 1, queue[tail++] = s.at[k];
      }
    }
    if (last < 0) return s;
    int found = 0;
    for (int k = 0; k < free; k++) {
      int depth = 0;
      path[0] = queue[k];
      for (;;) {
        const int i = path[depth], e = nextEdge[i];
        if (e >= in.start[i + 1]) {
          if (depth-- == 0) break;
          continue;
        }
        const int j = in.mentor[e];
        if (mentorLevel[j] != menteeLevel[i] + 1) { nextEdge[i]++; continue; }
        if (s.load[j] < s.first[j + 1] - s.first[j]) {
          seat[depth] = s.first[j] + s.load[j]++;
          for (int d = depth; d >= 0; d--) s.at[seat[d]] = path[d], s.mentorOf[path[d]] = in.mentor[nextEdge[path[d]]];
          found++;
          break;
        }
        if (nextSeat[j] >= s.load[j]) { nextEdge[i]++; continue; }
        const int at = s.first[j] + nextSeat[j]++;
        if (menteeLevel[s.at[at]] != menteeLevel[i] + 1) continue;
        seat[depth++] = at, path[depth] = s.at[at];
      }
    }
    if (found == 0) return s;
  }
}

int main(int argc, char** argv) {
  const Instance in = readInstance(argv[1]);
  const int repeats = argc > 2 ? atoi(argv[2]) : 1;
  for (int r = 0; r < repeats; r++) {
    const double began = cpuSeconds();
    const Seating s = largestSeating(in);
    std::vector<char> overMentee(in.mentees), overMentor(in.mentors);
    Ints queue;
    for (int i = 0; i < in.mentees; i++)
      if (s.mentorOf[i] < 0) overMentee[i] = 1, queue.push_back(i);
    for (size_t head = 0; head < queue.size(); head++)
      for (int e = in.start[queue[head]]; e < in.start[queue[head] + 1]; e++) {
        const int j = in.mentor[e];
        if (overMentor[j]) continue;
        overMentor[j] = 1;
        for (int k = s.first[j]; k < s.first[j] + s.load[j]; k++)
          if (!overMentee[s.at[k]]) overMentee[s.at[k]] = 1, queue.push_back(s.at[k]);
      }
    long long pairs = 0, total = 0;
    auto count = [&](const Market& m) {
      for (size_t e = 0; e < m.taken.size(); e++)
        if (m.taken[e]) pairs++, total += m.score[e];
    };
    if (!queue.empty()) {
      Market m;
      Ints number(in.mentors, -1), room(in.mentees, 1);
      for (int j = 0; j < in.mentors; j++)
        if (overMentor[j] && in.capacity[j] > 0) number[j] = m.want.size(), m.want.push_back(in.capacity[j]);
      m.start.assign(m.want.size() + 1, 0);
      for (int i = 0; i < in.mentees; i++)
        if (overMentee[i])
          for (int e = in.start[i]; e < in.start[i + 1]; e++)
            if (number[in.mentor[e]] >= 0) m.start[number[in.mentor[e]] + 1]++;
      for (size_t b = 0; b < m.want.size(); b++) m.start[b + 1] += m.start[b];
      Ints next(m.start);
      m.item.resize(m.start.back()), m.score.resize(m.start.back());
      for (int i = 0; i < in.mentees; i++)
        if (overMentee[i])
          for (int e = in.start[i]; e < in.start[i + 1]; e++) {
            const int b = number[in.mentor[e]];
            if (b >= 0) m.item[next[b]] = i, m.score[next[b]++] = in.score[e];
          }
      m.must.assign(in.mentees, 0);
      m.open(room);
      clear(m);
      count(m);
    }
    if ((int)queue.size() < in.mentees) {
      Market m;
      m.start.push_back(0);
      long seats = 0;
      Ints room(in.mentors);
      for (int i = 0; i < in.mentees; i++) {
        if (overMentee[i]) continue;
        for (int e = in.start[i]; e < in.start[i + 1]; e++)
          if (!overMentor[in.mentor[e]] && in.capacity[in.mentor[e]] > 0) m.item.push_back(in.mentor[e]), m.score.push_back(in.score[e]), room[in.mentor[e]]++;
        m.start.push_back(m.item.size());
        m.want.push_back(1);
      }
      for (int j = 0; j < in.mentors; j++) {
        if (!overMentor[j]) seats += in.capacity[j];
        room[j] = overMentor[j] ? 0 : std::min(room[j] + 1, in.capacity[j]);
      }
      m.must.assign(in.mentors, seats == (long)m.want.size());
      m.open(room);
      clear(m);
      count(m);
    }
    printf("%lld %lld %.6f\n", pairs, total, cpuSeconds() - began);
    fflush(stdout);
  }
}
