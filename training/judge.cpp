// The mean of several trained networks' opinions on the plain sentences and the training sentences, for a student to learn.
// build: g++ -O3 -march=native -ffast-math -std=c++17 -I/usr/include/eigen3 -o judge judge.cpp
// usage: judge OUT.bin SHARE DATA.bin NETWORK.bin [name=value ...] [-- DATA.bin NETWORK.bin ...]
// SHARE: how much of the plain sentences is judged, 0 to 1; the training sentences only with a share of 1.
#include "net/network.hpp"

int main(int argc, char** argv) {
  struct Teacher { Config c; Data d; Network* net; };
  vector<Teacher*> teachers;
  const float share = std::stof(argv[2]);
  for (int k = 3; k + 1 < argc;) {
    auto* t = new Teacher; teachers.push_back(t);
    t->d.read(argv[k]); string file = argv[k + 1];
    for (k += 2; k < argc && string(argv[k]) != "--"; k++) {
      string a = argv[k]; size_t e = a.find('=');
      t->c.v[a.substr(0, e)] = std::stof(a.substr(e + 1));
    }
    k++;
    t->net = new Network(t->c, t->d); t->net->m.load(file);
  }
  // development set: the committee's own score; then the sentences to judge
  Data& first = teachers[0]->d;
  std::ofstream out(argv[1], std::ios::binary);
  auto judge = [&](int which, Scores* scores) {
    auto groups = [&](Data& d) -> vector<Group>& { return which == 0 ? d.dev : which == 1 ? d.plain : d.train; };
    size_t count = groups(first).size();
    vector<std::pair<int, size_t>> order;
    for (size_t g = 0; g < count; g++) if (which != 1 || g * 7919 % 1000 < share * 1000) order.push_back({-groups(first)[g].variants[0].size(), g});
    std::sort(order.begin(), order.end());
    vector<vector<Judgement>> result(count);
    for (size_t at = 0; at < order.size();) {
      vector<size_t> ids; int words = 0;
      while (at < order.size() && (ids.empty() || words - order[at].first <= 2000)) { words -= order[at].first; ids.push_back(order[at++].second); }
      vector<Probe> probes(teachers.size());
      for (size_t t = 0; t < teachers.size(); t++) {
        vector<const Variant*> batch;
        for (size_t g : ids) batch.push_back(&groups(teachers[t]->d)[g].variants[0]);
        teachers[t]->net->run(batch, false, nullptr, &probes[t]);
      }
      Mat u = probes[0].upos, x = probes[0].xpos;
      for (size_t t = 1; t < teachers.size(); t++) { u += probes[t].upos; x += probes[t].xpos; }
      float f = 1.f / teachers.size(); u *= f; x *= f;
      int s = 0;
      for (size_t b = 0; b < ids.size(); b++) {
        const Variant& v = groups(first)[ids[b]].variants[0];
        int n = v.size();
        Mat arcs = probes[0].arcs[b];
        for (size_t t = 1; t < teachers.size(); t++) arcs += probes[t].arcs[b];
        arcs *= f;
        vector<int> best(n), heads(n);
        for (int i = 0; i < n; i++) { arcs.row(i).maxCoeff(&best[i]); heads[i] = which == 2 ? v.head[i] : best[i]; }
        Mat rel = teachers[0]->net->relations(probes[0], s, n, heads);
        for (size_t t = 1; t < teachers.size(); t++) rel += teachers[t]->net->relations(probes[t], s, n, heads);
        rel *= f;
        for (int i = 0; i < n; i++) {
          if (scores) {
            int k, r; u.row(s + i).maxCoeff(&k); rel.row(i).maxCoeff(&r);
            scores->n++; scores->upos += k == v.upos[i]; scores->uas += heads[i] == v.head[i];
            scores->las += heads[i] == v.head[i] && teachers[0]->net->baseOf[r] == v.base[i];
          }
          result[ids[b]].push_back({int16_t(heads[i]), opinionOf(&u(s + i, 0), int(u.cols())), opinionOf(&x(s + i, 0), int(x.cols())),
                                    opinionOf(&arcs(i, 0), n + 1), opinionOf(&rel(i, 0), int(rel.cols()))});
        }
        s += n;
      }
    }
    if (scores) return;
    for (size_t g = 0; g < count; g++) {
      if (result[g].empty()) result[g].assign(groups(first)[g].variants[0].size(), Judgement{-1});
      out.write((char*)result[g].data(), result[g].size() * sizeof(Judgement));
    }
  };
  Scores s; judge(0, &s);
  printf("committee of %zu on dev: upos %.2f uas %.2f las %.2f\n", teachers.size(), 100 * s.upos / s.n, 100 * s.uas / s.n, 100 * s.las / s.n);
  fflush(stdout);
  judge(1, nullptr);
  if (share >= 1) judge(2, nullptr);
}
