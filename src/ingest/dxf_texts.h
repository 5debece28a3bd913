// ingest/dxf_texts.h — in which encoding GDAL takes the texts of a DXF. Only for the readers.
#pragma once

#include <string>

namespace ingest {

/// While it lives, GDAL takes the texts of this DXF for what they are. AutoCAD writes UTF-8 since
/// 2007 and still names the code page of the computer (Autodesk, DXF Reference, $DWGCODEPAGE),
/// which GDAL 3.6 believes; others name none.
class DxfTexts {
  public:
    /// `said` is used for texts that are not UTF-8, where it is not empty.
    explicit DxfTexts(const std::string& path, const std::string& said = {});
    DxfTexts(const DxfTexts&) = delete;
    DxfTexts& operator=(const DxfTexts&) = delete;
    DxfTexts(DxfTexts&&) = delete;
    DxfTexts& operator=(DxfTexts&&) = delete;
    ~DxfTexts();
};

}  // namespace ingest
