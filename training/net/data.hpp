// The numbers that prepare.ts writes, and batches of them.
#pragma once
#include "model.hpp"

// ---- data ------------------------------------------------------------------------------------------------------
struct Form { int word, count; vector<int> pieces; };
// What the teachers think of a word: for each question the likeliest answers with their shares in 255.
struct Opinion { int16_t id[4]; uint8_t share[4]; };
struct Judgement { int16_t head; Opinion upos, xpos, arc, rel; };
inline Opinion opinionOf(const float* p, int n) {
  Opinion o;
  vector<float> left(p, p + n);
  for (int k = 0; k < 4; k++) {
    int best = int(std::max_element(left.begin(), left.end()) - left.begin());
    o.id[k] = int16_t(best); o.share[k] = uint8_t(std::lround(255 * std::max(0.f, left[best])));
    left[best] = -1;
  }
  return o;
}

struct Variant {
  float prob; vector<int> form, upos, xpos, head, rel, base; const Judgement* judged = nullptr;
  int size() const { return int(form.size()); }
};
struct Group { int set; vector<Variant> variants; };
struct Data {
  int words, pieceRows, upos, xpos, rels; vector<Form> forms; vector<Group> train, dev, plain; vector<Judgement> judgements;
  void read(const string& path) {
    std::ifstream in(path, std::ios::binary | std::ios::ate);
    size_t n = in.tellg(); in.seekg(0);
    vector<int32_t> a(n / 4); in.read((char*)a.data(), n);
    size_t p = 0; auto next = [&] { return a[p++]; };
    words = next(); pieceRows = next(); upos = next(); xpos = next(); rels = next();
    int groups = next(), types = next();
    forms.resize(types);
    for (auto& f : forms) { f.word = next(); f.count = next(); f.pieces.resize(next()); for (int& x : f.pieces) x = next(); }
    for (int g = 0; g < groups; g++) {
      Group group; group.set = next(); group.variants.resize(next());
      for (auto& v : group.variants) {
        int32_t b = next(); std::memcpy(&v.prob, &b, 4);
        int len = next();
        for (int i = 0; i < len; i++) {
          v.form.push_back(next()); v.upos.push_back(next()); v.xpos.push_back(next());
          v.head.push_back(next()); v.rel.push_back(next()); v.base.push_back(next());
        }
      }
      (group.set == 3 ? plain : group.set ? dev : train).push_back(std::move(group));
    }
  }
  // Attaches the teachers' judgements: those of the plain sentences, then those of the training sentences.
  void readJudgements(const string& path) {
    std::ifstream in(path, std::ios::binary | std::ios::ate);
    size_t n = size_t(in.tellg()) / sizeof(Judgement); in.seekg(0);
    judgements.resize(n); in.read((char*)judgements.data(), n * sizeof(Judgement));
    size_t at = 0;
    for (auto* set : {&plain, &train}) for (auto& g : *set) {
      if (at == n) break;
      int len = g.variants[0].size();
      for (auto& v : g.variants) if (v.size() == len) v.judged = &judgements[at];
      if (set == &plain) for (auto& v : g.variants) for (int i = 0; i < len; i++) v.head[i] = judgements[at + i].head;
      at += len;
    }
    auto none = [](const Group& g) { return g.variants[0].judged->head < 0; };
    plain.erase(std::remove_if(plain.begin(), plain.end(), none), plain.end());
    if (at != n) { fprintf(stderr, "the judgements are of other sentences\n"); exit(2); }
  }
};

inline vector<vector<const Variant*>> batches(vector<const Variant*> all, int tokens, bool shuffle) {
  vector<std::pair<float, const Variant*>> keyed;
  for (auto* v : all) keyed.push_back({v->size() + (shuffle ? uniform() * 3 : 0), v});
  std::stable_sort(keyed.begin(), keyed.end(), [](auto& a, auto& b) { return a.first > b.first; });
  vector<vector<const Variant*>> out; int n = 0;
  for (auto& [k, v] : keyed) {
    if (out.empty() || n + v->size() > tokens) { out.emplace_back(); n = 0; }
    out.back().push_back(v); n += v->size();
  }
  for (auto& b : out) std::stable_sort(b.begin(), b.end(), [](auto* x, auto* y) { return x->size() > y->size(); });
  if (shuffle) std::shuffle(out.begin(), out.end(), rng);
  return out;
}

