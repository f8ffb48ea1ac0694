#include "cimages.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void ci_free(ci_image *image) {
  free(image->pixels);
  free(image->profile);
  image->pixels = NULL;
  image->profile = NULL;
  image->profile_size = 0;
}

void ci_free_bytes(uint8_t *data) { free(data); }

// What each sample of a scaled row is made of: `count` samples from `first` on, with weights of 14 bits.
struct taps {
  int first;
  int count;
  int32_t *weights;
};

static double lanczos(double x) {
  const double pi = 3.14159265358979323846;
  if (x == 0) return 1;
  if (x <= -3 || x >= 3) return 0;
  return 3 * sin(pi * x) * sin(pi * x / 3) / (pi * pi * x * x);
}

static void free_taps(struct taps *taps, int count) {
  for (int i = 0; taps && i < count; i++) free(taps[i].weights);
  free(taps);
}

static struct taps *make_taps(int source, double start, double part, int target) {
  struct taps *taps = calloc((size_t)target, sizeof *taps);
  if (!taps) return NULL;
  double scale = part / target, spread = scale > 1 ? scale : 1, reach = 3 * spread;
  for (int i = 0; i < target; i++) {
    double centre = start + (i + 0.5) * scale;
    int first = (int)floor(centre - reach), last = (int)ceil(centre + reach);
    if (first < 0) first = 0;
    if (last > source) last = source;
    int count = last - first;
    taps[i].weights = malloc((size_t)count * sizeof(int32_t));
    if (!taps[i].weights) {
      free_taps(taps, target);
      return NULL;
    }
    taps[i].first = first;
    taps[i].count = count;
    double sum = 0;
    for (int j = 0; j < count; j++) sum += lanczos((first + j + 0.5 - centre) / spread);
    int32_t whole = 0;
    int heaviest = 0;
    for (int j = 0; j < count; j++) {
      double weight = lanczos((first + j + 0.5 - centre) / spread) / sum;
      taps[i].weights[j] = (int32_t)lround(weight * 16384);
      whole += taps[i].weights[j];
      if (taps[i].weights[j] > taps[i].weights[heaviest]) heaviest = j;
    }
    // What rounding lost: a white surface stays white.
    taps[i].weights[heaviest] += 16384 - whole;
  }
  return taps;
}

static uint8_t clamped(int32_t sum) {
  sum = (sum + 8192) >> 14;
  return (uint8_t)(sum < 0 ? 0 : sum > 255 ? 255 : sum);
}

// What one cannot see has no colour that could run into what one sees.
static void premultiply(uint8_t *row, int width) {
  for (int x = 0; x < width; x++)
    for (int i = 0; i < 3; i++) row[4 * x + i] = (uint8_t)((row[4 * x + i] * row[4 * x + 3] + 127) / 255);
}

static void unmultiply(uint8_t *row, int width) {
  for (int x = 0; x < width; x++) {
    int alpha = row[4 * x + 3];
    for (int i = 0; i < 3 && alpha; i++) {
      int value = (row[4 * x + i] * 255 + alpha / 2) / alpha;
      row[4 * x + i] = (uint8_t)(value > 255 ? 255 : value);
    }
  }
}

static int copy_profile(const ci_image *image, ci_image *result) {
  if (!image->profile) return 1;
  result->is_grey = image->is_grey;
  result->profile = malloc(image->profile_size);
  if (!result->profile) return 0;
  memcpy(result->profile, image->profile, image->profile_size);
  result->profile_size = image->profile_size;
  return 1;
}

int ci_resize(const ci_image *image, double left, double top, double part_width, double part_height, int width,
              int height, ci_image *result) {
  memset(result, 0, sizeof *result);
  int channels = image->channels, code = CI_NO_MEMORY;
  size_t source_stride = (size_t)image->width * channels, stride = (size_t)width * channels;
  struct taps *across = make_taps(image->width, left, part_width, width);
  struct taps *down = make_taps(image->height, top, part_height, height);
  uint8_t *line = malloc(source_stride), *premultiplied = NULL;
  int32_t *sums = malloc(source_stride * sizeof(int32_t));
  const uint8_t *pixels = image->pixels;
  result->pixels = malloc(stride * (size_t)height);
  if (!across || !down || !line || !sums || !result->pixels) goto end;
  if (channels == 4) {
    premultiplied = malloc(source_stride * image->height);
    if (!premultiplied) goto end;
    memcpy(premultiplied, pixels, source_stride * image->height);
    for (int y = 0; y < image->height; y++) premultiply(premultiplied + source_stride * y, image->width);
    pixels = premultiplied;
  }
  for (int y = 0; y < height; y++) {
    // First down: whole rows are added up, which processors do many samples at a time.
    memset(sums, 0, source_stride * sizeof(int32_t));
    for (int j = 0; j < down[y].count; j++) {
      const uint8_t *from = pixels + source_stride * (size_t)(down[y].first + j);
      int16_t weight = (int16_t)down[y].weights[j];
      for (size_t i = 0; i < source_stride; i++) sums[i] += (int16_t)from[i] * weight;
    }
    for (size_t i = 0; i < source_stride; i++) line[i] = clamped(sums[i]);
    uint8_t *target = result->pixels + stride * (size_t)y;
    for (int x = 0; x < width; x++) {
      int32_t sum[4] = {0, 0, 0, 0};
      const uint8_t *from = line + (size_t)across[x].first * channels;
      const int32_t *weights = across[x].weights;
      if (channels == 3) {
        for (int j = 0; j < across[x].count; j++, from += 3) {
          sum[0] += from[0] * weights[j];
          sum[1] += from[1] * weights[j];
          sum[2] += from[2] * weights[j];
        }
      } else {
        for (int j = 0; j < across[x].count; j++, from += 4)
          for (int i = 0; i < 4; i++) sum[i] += from[i] * weights[j];
      }
      for (int i = 0; i < channels; i++) target[channels * x + i] = clamped(sum[i]);
    }
    if (channels == 4) unmultiply(target, width);
  }
  result->width = width;
  result->height = height;
  result->channels = channels;
  if (copy_profile(image, result)) code = CI_OK;
end:
  free_taps(across, width);
  free_taps(down, height);
  free(premultiplied);
  free(line);
  free(sums);
  if (code != CI_OK) ci_free(result);
  return code;
}

int ci_orient(const ci_image *image, int orientation, ci_image *result) {
  int is_turned = orientation >= 5, channels = image->channels;
  int width = is_turned ? image->height : image->width, height = is_turned ? image->width : image->height;
  memset(result, 0, sizeof *result);
  uint8_t *pixels = malloc((size_t)width * height * channels);
  result->pixels = pixels;
  if (!pixels || !copy_profile(image, result)) {
    ci_free(result);
    return CI_NO_MEMORY;
  }
  for (int y = 0; y < image->height; y++) {
    for (int x = 0; x < image->width; x++) {
      int right = image->width - 1 - x, below = image->height - 1 - y, column, row;
      switch (orientation) {
      case 2: column = right, row = y; break;
      case 3: column = right, row = below; break;
      case 4: column = x, row = below; break;
      case 5: column = y, row = x; break;
      case 6: column = below, row = x; break;
      case 7: column = below, row = right; break;
      default: column = y, row = right; break;
      }
      memcpy(pixels + ((size_t)row * width + column) * channels,
             image->pixels + ((size_t)y * image->width + x) * channels, (size_t)channels);
    }
  }
  result->width = width;
  result->height = height;
  result->channels = channels;
  return CI_OK;
}
