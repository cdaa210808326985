// Settings, random numbers, parameters with their optimiser.
#pragma once
#include <Eigen/Dense>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <numeric>
#include <random>
#include <string>
#include <vector>

using Mat = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Row = Eigen::Matrix<float, 1, Eigen::Dynamic>;
using std::string;
using std::vector;

struct Config {
  std::map<string, float> v{{"dw", 96}, {"dp", 128}, {"dx", 160}, {"h", 128}, {"layers", 2}, {"arc", 96}, {"lab", 128},
    {"tagLayer", 1}, {"dropX", .3f}, {"dropH", .33f}, {"dropR", .2f}, {"dropM", .33f}, {"wordDrop", .3f}, {"lr", 2e-3f},
    {"b2", .98f}, {"epochs", 20}, {"batch", 600}, {"seed", 1}, {"clip", 5}, {"wTag", .5f}, {"evalEvery", 2}, {"skip", 1}, {"warm", 300}, {"trust", .3f}, {"plain", .4f}, {"stop", 0}};
  float operator[](const string& k) const { return v.at(k); }
  int i(const string& k) const { return int(v.at(k)); }
};

inline std::mt19937_64 rng;
inline float uniform() { return float(rng() >> 40) / float(1 << 24); }

// ---- parameters ------------------------------------------------------------------------------------------------
struct Param {
  string name; Mat w, g, m, v; bool sparse = false; vector<int> touched; vector<char> mark;
};
struct Model {
  vector<Param*> all;
  long step = 0;
  Param* make(const string& name, int r, int c, float scale, bool sparse = false) {
    auto* p = new Param; p->name = name; p->sparse = sparse;
    p->w.resize(r, c);
    for (long k = 0; k < p->w.size(); k++) p->w.data()[k] = (uniform() * 2 - 1) * scale;
    p->g = p->m = p->v = Mat::Zero(r, c);
    if (sparse) p->mark.assign(r, 0);
    all.push_back(p);
    return p;
  }
  Param* dense(const string& name, int r, int c) { return make(name, r, c, std::sqrt(6.f / (r + c))); }
  void update(float lr, float b2, float clip) {
    step++;
    double norm = 0;
    for (auto* p : all) {
      if (!p->sparse) norm += p->g.squaredNorm();
      else for (int r : p->touched) norm += p->g.row(r).squaredNorm();
    }
    norm = std::sqrt(norm);
    float f = norm > clip ? clip / norm : 1;
    const float b1 = .9f, c1 = 1 - std::pow(b1, float(step)), c2 = 1 - std::pow(b2, float(step));
    auto apply = [&](float* w, float* g, float* m, float* v, long n) {
      for (long k = 0; k < n; k++) {
        float gr = g[k] * f;
        m[k] = b1 * m[k] + (1 - b1) * gr; v[k] = b2 * v[k] + (1 - b2) * gr * gr;
        w[k] -= lr * (m[k] / c1) / (std::sqrt(v[k] / c2) + 1e-8f);
        g[k] = 0;
      }
    };
    for (auto* p : all) {
      long c = p->w.cols();
      if (!p->sparse) { apply(p->w.data(), p->g.data(), p->m.data(), p->v.data(), p->w.size()); continue; }
      for (int r : p->touched) { apply(&p->w(r, 0), &p->g(r, 0), &p->m(r, 0), &p->v(r, 0), c); p->mark[r] = 0; }
      p->touched.clear();
    }
  }
  void load(const string& path) {
    std::ifstream in(path, std::ios::binary);
    for (auto* p : all) {
      int32_t n, d[2]; in.read((char*)&n, 4);
      string name(n, ' '); in.read(&name[0], n); in.read((char*)d, 8);
      if (!in || name != p->name || d[0] != p->w.rows() || d[1] != p->w.cols()) { fprintf(stderr, "%s does not fit: %s\n", path.c_str(), name.c_str()); exit(2); }
      in.read((char*)p->w.data(), 4 * p->w.size());
    }
  }
  void save(const string& path) const {
    std::ofstream out(path, std::ios::binary);
    for (auto* p : all) {
      int32_t n = p->name.size(), d[2] = {int32_t(p->w.rows()), int32_t(p->w.cols())};
      out.write((char*)&n, 4); out.write(p->name.data(), n); out.write((char*)d, 8);
      out.write((char*)p->w.data(), 4 * p->w.size());
    }
  }
};
inline void touch(Param* p, int r) { if (!p->mark[r]) { p->mark[r] = 1; p->touched.push_back(r); } }

