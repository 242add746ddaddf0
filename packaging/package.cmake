# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
#
# What is installed beside the programs, and the Debian packages (`./dev package`): hubdesk, and hubdesk-viewers with the
# plugins, so that who wants no films needs no FFmpeg.
include(GNUInstallDirs)
install(FILES packaging/hubdesk.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES packaging/hubdesk.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES resources/app/hubdesk.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES packaging/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/hubdesk)

# dpkg-shlibdeps finds the libraries; what is loaded while the program runs comes from the one list.
file(STRINGS packaging/dependencies.txt lines REGEX "^[a-z0-9.+-]+ +(run|recommended) ")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS packaging/dependencies.txt)
set(depends "")
# Useful, but a desktop has its own: recommended, not needed.
set(recommends fonts-inter fonts-jetbrains-mono fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji qt6-wayland)
foreach(line ${lines})
    string(REGEX REPLACE " .*" "" package "${line}")
    if(NOT package IN_LIST recommends)
        list(APPEND depends ${package})
    endif()
endforeach()
list(APPEND recommends hubdesk-viewers)
list(JOIN depends ", " CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS)
list(JOIN recommends ", " CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME hubdesk)
set(CPACK_PACKAGE_VENDOR "The Hubdesk authors")
set(CPACK_PACKAGE_CONTACT "The Hubdesk authors <maintainers@hubdesk.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Desktop client for the Hugging Face Hub")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "Finds models, datasets and Spaces, reads their cards, downloads their files
into the cache that every Python library shares, and shows what lies there.
The package brings the window, a command-line program with the names of the
official one, and a stand-in Hub for trying everything without a network.")
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME hubdesk)
set(CPACK_DEBIAN_VIEWERS_PACKAGE_NAME hubdesk-viewers)
set(CPACK_DEBIAN_VIEWERS_PACKAGE_DEPENDS "hubdesk (= ${PROJECT_VERSION}-1)")
set(CPACK_COMPONENT_VIEWERS_DESCRIPTION
    "Viewers of Hubdesk for sounds, films and PDF
Plugins that Hubdesk loads when such a file is looked at.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
include(CPack)
