// Trains the network of src/language: word forms -> bidirectional LSTM layers -> tags, arcs and relations.
// build: g++ -O3 -march=native -ffast-math -std=c++17 -fopenmp -DEIGEN_DONT_PARALLELIZE -I/usr/include/eigen3 -o train train.cpp
// usage: train DATA.bin OUT.bin [name=value ...] [judged=FILE] [init=FILE]  (names: see struct Config)
// judged names the teachers' judgements that judge.cpp writes: the net then learns from those as well.
// init names a net of the same shape to go on from.
#include "net/network.hpp"

int main(int argc, char** argv) {
  if (argc < 3) { fprintf(stderr, "usage: train DATA.bin OUT.bin [name=value ...]\n"); return 2; }
  Config c; string judged, init;
  for (int k = 3; k < argc; k++) {
    string a = argv[k]; size_t e = a.find('=');
    if (a.rfind("judged=", 0) == 0) { judged = a.substr(7); continue; }
    if (a.rfind("init=", 0) == 0) { init = a.substr(5); continue; }
    if (e == string::npos || !c.v.count(a.substr(0, e))) { fprintf(stderr, "unknown setting %s\n", argv[k]); return 2; }
    c.v[a.substr(0, e)] = std::stof(a.substr(e + 1));
  }
  rng.seed(c.i("seed"));
  Data d; d.read(argv[1]);
  if (!judged.empty()) d.readJudgements(judged); else d.plain.clear();
  Network net(c, d);
  if (!init.empty()) net.m.load(init);
  auto start = std::chrono::steady_clock::now();
  auto seconds = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); };
  auto evaluate = [&](int epoch, double loss) {
    Scores both;
    printf("epoch %d loss %.4f %.0fs", epoch, loss, seconds());
    for (int set = 1; set <= 2; set++) {
      vector<const Variant*> all; for (auto& g : d.dev) if (g.set == set) all.push_back(&g.variants[0]);
      Scores s; for (auto& b : batches(all, 2000, false)) net.run(b, false, &s);
      printf(" | %s upos %.2f xpos %.2f uas %.2f las %.2f full %.2f", set == 1 ? "ewt" : "gum", 100 * s.upos / s.n, 100 * s.xpos / s.n, 100 * s.uas / s.n, 100 * s.las / s.n, 100 * s.full / s.n);
      both.n += s.n; both.upos += s.upos; both.las += s.las;
    }
    printf(" | both upos %.2f las %.2f\n", 100 * both.upos / both.n, 100 * both.las / both.n); fflush(stdout);
  };
  int epochs = c.i("epochs");
  double perEpoch = 0; for (auto& g : d.train) perEpoch += g.variants[0].size();
  double plainWords = 0; for (auto& g : d.plain) plainWords += g.variants[0].size();
  perEpoch += c["plain"] * plainWords;
  double total = epochs * perEpoch / c["batch"] * 1.02;
  for (int e = 1; e <= epochs; e++) {
    vector<const Variant*> chosen;
    auto choose = [&](const Group& g) {
      float u = uniform(); size_t k = 0;
      while (k + 1 < g.variants.size() && u >= g.variants[k].prob) u -= g.variants[k++].prob;
      chosen.push_back(&g.variants[k]);
    };
    for (auto& g : d.train) choose(g);
    for (auto& g : d.plain) if (uniform() < c["plain"]) choose(g);
    double loss = 0, n = 0;
    for (auto& b : batches(chosen, c.i("batch"), true)) {
      loss += net.run(b, true, nullptr); for (auto* v : b) n += v->size();
      double done = std::min(1.0, net.m.step / total);
      float lr = c["lr"] * std::min(1.f, (net.m.step + 1) / c["warm"]) * float(.5 * (1 + std::cos(M_PI * done)) * .99 + .01);
      net.m.update(lr, c["b2"], c["clip"]);
    }
    if (e % c.i("evalEvery") == 0 || e == epochs) { evaluate(e, loss / n); net.m.save(argv[2]); }
    if (e == c.i("stop")) { net.m.save(argv[2]); break; }
  }
}
